import './utilities.css'
import '@powens-pay/react/tailwind.css'
