import '@powens-pay/react/styles.css'
