import '@powens-pay/react/tailwind.css'
import './utilities.css'
